"""Spanish, in which interviews are read and nothing is asked."""

from .language import Language, listed, words

SPANISH = Language(
    code="es",
    question_labels=words("pregunta"),
    answer_labels=words("respuesta"),
    asker_labels=words("entrevistador entrevistadora moderador moderadora periodista reportero reportera"),
    own_labels=words("yo"),
    third_person=words("ella él"),
    before_interviewers=frozenset(["entrevista de", "entrevista por", "entrevista realizada por", "entrevistado por"]),
    told_to=frozenset(["contado a", "recogido por"]),
    guest_labels=words("entrevistado entrevistada"),
    before_authors=words("por"),
    before_guests=frozenset(
        ["conversación con", "conversamos con", "entrevista a", "entrevista con", "hablamos con", "charla con"]
    ),
    self_introductions=frozenset(["me llamo", "mi nombre es", "yo soy", "soy"]),
    first_person=words("yo me mi mis mí mío mía conmigo"),
    first_person_plural=words("nosotros nosotras nos nuestro nuestra nuestros nuestras"),
    requests=words("cuéntame cuéntanos cuéntenos describa describe explica explique háblame háblanos háblenos"),
    welcomes=listed(
        """
        bienvenida a, bienvenidas a, bienvenido a, bienvenidos a, gracias por acompañarnos, hoy nos acompaña,
        hoy hablo con, mi invitada, mi invitado, nuestra invitada, nuestro invitado
        """
    ),
    thanks=frozenset(
        f"gracias … por {what}"
        for what in listed(
            """
            atendernos, charlar, compartir, concedernos, esta conversación, esta entrevista, la entrevista,
            responder, su tiempo, tu tiempo
            """
        )
    ),
    notes=listed("nota de la redacción, nota del editor"),
    appeals=listed("nuestra carta, nuestra newsletter, nuestro boletín, suscríbase, suscríbete, te gusta esta"),
    closings=listed(
        """
        entrevista realizada, esta conversación, esta entrevista, este artículo, etiquetas, más información,
        para más información, para saber más
        """
    ),
    closing_headings=listed(
        """
        agradecimientos, biografía, comentarios, conclusiones, conclusión, contacto, enlaces, más información,
        recursos, referencias, sobre el autor, sobre la autora
        """
    ),
    posts=words(
        """
        concejal concejala consejera consejero integrante
        abogada abogado activista agricultor agricultora alcalde alcaldesa analista arquitecta arquitecto artesana
        artesano artista asesor asesora autor autora catedrática catedrático científica científico cocinera cocinero
        coordinador coordinadora desarrollador desarrolladora diputada diputado directora director diseñador diseñadora
        doctoranda doctorando economista editor editora enfermera enfermero escritor escritora especialista estudiante
        fundador fundadora ganadera ganadero gerente guionista historiador historiadora ingeniera ingeniero
        investigador investigadora jefa jefe maestra maestro mariscadora médica médico ministra ministro música músico
        patrona patrón periodista pescador pescadora pintor pintora poeta portavoz presidenta presidente profesor
        profesora programador programadora química químico responsable secretaria secretario técnica técnico
        traductor traductora veterinaria veterinario
        """
    ),
    determiners=words("un una el la los las su sus nuestro nuestra este esta ese esa"),
    auxiliaries=words("ha han había también así luego además se le les me nos"),
    prepositions=words("al ante con contra de del desde durante en entre hacia hasta para por sin sobre tras según"),
    speech_verbs=words(
        """
        aclara aclaró admite admitió advierte advirtió afirma afirmaba afirmado afirmó agrega agregó alertó anuncia
        anunció apunta apuntó argumenta argumentó asegura aseguraba asegurado aseguró añade añadió bromea bromeó
        celebró coincide coincidió comenta comentó concluye concluyó confesó confiesa confirma confirmó considera
        consideró contesta contestó contó critica criticó cuenta decía declara declarado declaró defendió defiende
        denuncia denunció describe describió destaca destacó detalla detalló dice dicho dijo enfatiza enfatizó escribe
        escribió explica explicaba explicado explicó expresa expresó indica indicó insiste insistió interrogó lamenta
        lamentó manifestó manifiesta matiza matizó menciona mencionó murmuró narra narró opina opinó plantea planteó
        pregunta preguntó prometió propuso protestó puntualizó recalca recalcó reconoce reconoció recordó recuerda
        reflexiona reflexionó reiteró relata relató remarca remarcó remató replicó resalta resaltó responde respondió
        resumió reveló señala señalaba señaló sentencia sentenció sostiene sostuvo subraya subrayó sugiere sugirió
        suspira zanjó
        """
    ),
    articles=words("el la"),
    pronouns=(words("él"), words("ella")),
    addresses=(words("sr señor"), words("sra señora srta señorita")),
    accordingly=frozenset(["en palabras de", "según"]),
    persons=words(
        """
        alumna alumno amiga amigo colega chica chico docente estudiante experta experto especialista exalcalde
        habitante hermana hermano hija hijo hombre intendente maestra maestro joven madre mujer padre portavoz testigo
        trabajador trabajadora titular vecina vecino víctima vocera vocero
        """
    ),
    institutions=words(
        """
        museo
        agencia asociación ayuntamiento banco cámara centro comisión compañía congreso consejo departamento diario
        empresa escuela estado facultad federación fiscalía fundación gobierno grupo hospital instituto juzgado
        ministerio organización parlamento partido república secretaría senado sindicato sociedad universidad
        """
    ),
    post_endings=words("óloga ólogo"),
)
