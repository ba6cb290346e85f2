"""Spanish, with its opening question marks and dashes."""

from .wording import Cues, Labels, Wording, lines

SPANISH = Wording(
    code="es",
    labels=Labels(
        question="Pregunta",
        answer="Respuesta",
        q="P",
        a="R",
        host="Presentador",
        moderator="Moderador",
        interviewer="Entrevistador",
        interviewee="Entrevistado",
        reporter="Periodista",
        colon=":",
    ),
    cues=Cues(
        after=("explica {name}", "asegura {name}", "recuerda {name}", "dijo {name}"),
        before=("{name} lo resume así:", "{name} añade:", "Según {name}:"),
        pronoun={"she": ("dice ella", "añade ella"), "he": ("dice él", "añade él")},
        sentence=("{name} no duda.", "{name} se ríe.", "En esto {name} es tajante."),
        marks=(("«", "»"), ("“", "”")),
        comma_inside=False,
    ),
    honorifics={"she": "Sra.", "he": "Sr."},
    months=tuple("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()),
    joint="y",
    topics=lines("""
        el tranvía
        el comedor escolar
        el archivo municipal
        el dique
        el mercado
        los autobuses nocturnos
        el taller de reparación
    """),
    questions=lines("""
        ¿Cómo empezó a trabajar en {topic}?
        ¿Quién lo paga al final?
        ¿Qué fue lo que más le sorprendió el primer año?
        ¿Por qué tardó tanto la ciudad?
        ¿Pensó alguna vez en dejarlo?
        Hay quien habla de despilfarro. ¿Qué les contesta?
        ¿Y ahora?
        ¿Cuántas personas trabajan en esto?
        ¿Se podría hacer lo mismo en otra parte?
        ¿Qué pasará con {topic} si no se renueva la ayuda?
        ¿Qué consejo le daría a alguien que empieza mañana?
        ¿Cuándo se publicarán los primeros resultados?
    """),
    remarks=lines("""
        Hablemos de dinero.
        Suena agotador.
        Cuéntenos un día cualquiera.
        Hace dos años decía usted lo contrario.
        Muchos lectores nos han escrito sobre esto.
    """),
    answers=lines("""
        Empezamos con dos mesas prestadas y un teléfono que nadie contestaba.
        Tardamos tres inviernos en entender lo que decían las cifras.
        Me equivoqué, y lo dije entonces.
        La verdad es que todavía no lo sabemos.
        La gente venía porque hacía calor y se quedaba porque alguien escuchaba.
        El primer mes hubo cuarenta solicitudes; el segundo, novecientas.
        Mi padre arreglaba relojes, crecí entre tornillos pequeños.
        Estas cosas no se planean desde un despacho.
        El presupuesto es público y cualquiera puede leerlo.
        Nadie había preguntado a los conductores.
        Si el dinero se acaba en junio, nosotros paramos en julio.
        La primera versión era horrible.
        Guardamos todas las cartas, también las desagradables.
        Eso depende de la lluvia, y la lluvia no lee nuestros informes.
        Claro que hubo resistencia.
        Un buen mapa ahorra más tiempo que una buena reunión.
        El pleno votó once a dos.
        Es cuestión de paciencia, no de talento.
        Ahora somos dieciocho, y cuatro tienen menos de veinticinco años.
        Sin los voluntarios no habría nada que contar.
        Todavía conservo el primer billete que vendimos.
        Una vez al año abrimos las puertas y dejamos que todos lo toquen todo.
        No hay ningún secreto.
        Lo haría otra vez mañana, pero con un contable.
        Cada mañana recorro la obra y cada mañana hay algo roto.
        No nos falta dinero, nos faltan albañiles.
        Una niña de seis años lo entendió enseguida.
        Cuesta menos que una rotonda.
        En otoño publicaremos la lista completa.
        Pregúnteme dentro de cinco años.
    """),
    self_introductions=lines("""
        Me llamo {guest}, {office}.
        Hola, soy {guest}, {office}.
    """),
    offices=lines("""
        al frente de {body}
        responsable de obras en {body}
        miembro de {body}
    """),
    bodies=lines("""
        la Casa de los Oficios
        la Universidad del Río
        la Fundación Costa Norte
        el Consorcio de Transportes
        el Museo de las Mareas
        la Cooperativa del Sur
    """),
    outlets=("El Faro", "La Voz del Puerto", "Cuadernos de Obra", "El Semanal"),
    titles=("La larga disputa", "Cinco preguntas sobre {topic}", "Lo que viene después"),
    named_titles=lines("""
        Entrevista a {guest}
        {guest}: “No hay ningún secreto”
        Conversación con {guest}, {office}
    """),
    subtitles=("Dinero, lluvia y vecinos tercos", "Un año de trabajo en preguntas"),
    intros=lines("""
        {guest}, {office}, conversa con {host} sobre {topic}.
        Para este número, {host} se reunió con {guest}, {office}.
    """),
    bare_intros=("Pocos temas dividen tanto a la ciudad. Pedimos una hora y nos dieron dos.",),
    present="Participantes",
    byline="Por {host}",
    interviewed_by="Entrevista de {host}",
    moderated_by="Modera: {host}",
    told_to="Testimonio recogido por {host}",
    biographies=("{guest}, {office}, ha escrito dos libros sobre el tema y vive junto al mar.",),
    narration=lines("""
        Fuera, una furgoneta da marcha atrás en el patio y tiemblan los cristales.
        El edificio es de 1911; ha sido escuela, cine y almacén.
        No todos están convencidos. La asociación de vecinos ha ido dos veces a los tribunales.
    """),
    navigation=("Inicio", "Noticias", "Opinión", "Suscríbete", "Iniciar sesión", "Saltar al contenido"),
    shares=("Compartir: Facebook Twitter Correo", "5 minutos de lectura"),
    appeals=("¿Te gusta esta entrevista? Suscríbete a nuestra carta semanal.",),
    captions=("{guest} ante la antigua estación. Foto: Dora Vance", "La obra desde la orilla este."),
    notes=("Nota de la redacción: la conversación ha sido abreviada.",),
    conclusions=("La hora ha terminado. En el pasillo se apagan las luces una tras otra.",),
    related=("Lea también: El puente que nadie encargó",),
    copyrights=("© 2024 Todos los derechos reservados.",),
)
