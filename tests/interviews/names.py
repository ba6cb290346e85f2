"""Names of many cultures: given names with their gender, family names, and which of the two stands first."""

from dataclasses import dataclass

from .model import Gender


@dataclass(frozen=True, slots=True)
class Culture:
    she: tuple[str, ...]
    he: tuple[str, ...]
    families: tuple[str, ...]
    family_first: bool = False

    def given(self, gender: Gender) -> tuple[str, ...]:
        return self.she if gender is Gender.SHE else self.he


def culture(she: str, he: str, families: str, *, family_first: bool = False) -> Culture:
    return Culture(tuple(she.split(", ")), tuple(he.split(", ")), tuple(families.split(", ")), family_first)


CULTURES = (
    culture("Margaret, Ruth, Hazel", "Colin, Mark, Graham", "Whitcombe, Day, Field, Penhaligon, Ashworth"),
    culture("Siobhán, Aoife, Nuala", "Declan, Eoin, Fergal", "O'Shea, Ní Bhriain, McGlinchey, Byrne"),
    culture("Mary Jo, Latoya, Ellen", "J. D., Booker, William", "Van Horn, Washington, Stokes Jr., Kowalczyk"),
    culture("Ngozi, Funmilayo, Zainab", "Chukwuemeka, Tunde, Ibrahim", "Okonkwo, Adeyemi-Cole, Bello, Eze"),
    culture("Lakshmi, Priya, Harpreet", "Arvind, Ravi, Gurdeep", "Subramanian, Rao, Singh, Chattopadhyay"),
    culture("Shuquan, Meiling, Yan", "Guowei, Jun, Haoran", "Luo, Xu, Ouyang, Zhang", family_first=True),
    culture("Thị Hương, Lan", "Văn Minh, Quốc Anh", "Nguyễn, Trần, Phạm", family_first=True),
    culture("Min-jung, Seo-yeon", "Dong-hyun, Ji-ho", "Kim, Park, Seo", family_first=True),
    culture("Haruka, Yuki", "Takeshi, Kenji", "Tanaka, Ōmori, Sato"),
    culture("Fatima, Leila, Noura", "Omar, Khalid, Yusuf", "al-Rashid, Ben Salah, Haddad, El Amrani"),
    culture("María José, Ximena, Lucía", "Juan Carlos, Íñigo, Andrés", "García Márquez, Peña, Etxeberria, de la Cruz"),
    culture("Conceição, Beatriz", "João, Tiago", "da Silva, Ferreira dos Santos, Lobo"),
    culture("Anneke, Saskia", "Joost, Pieter", "van der Meer, de Vries, ter Braak"),
    culture("Ulrike, Hannelore", "Jürgen, Karl-Heinz", "Müller-Lüdenscheidt, von Ahlefeld, Groß, Winter"),
    culture("Marie-Claude, Solène", "Jean-Luc, Étienne", "Lefèvre, de Saint-Aubin, N'Diaye, Petit"),
    culture("Małgorzata, Zofia", "Paweł, Stanisław", "Wiśniewska, Łukasik, Dąbrowski"),
    culture("Zsófia, Ilona", "Bence, Gábor", "Szabó, Nagy, Kővári"),
    culture("Elif, Ayşe", "Mehmet, Çağlar", "Yılmaz, Öztürk, Demir"),
    culture("Sigríður, Björk", "Þórir, Jón", "Guðmundsdóttir, Einarsson"),
    culture("Aroha, Mereana", "Wiremu, Tama", "Ngata, Te Rangi, Parata"),
    culture("Olena, Daria", "Taras, Mykola", "Shevchuk, Koval, Bondarenko"),
    culture("Astrid, Ingrid", "Bjørn, Søren", "Ødegård, Kjærgaard, Lind"),
)
