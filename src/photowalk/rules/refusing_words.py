"""The words in which people keep back what Commons asks for, by language: as commonly written, gathered from no source.

All are patterns in small letters over texts as `restrictions` smooths them: without hyphens, quotes and brackets, with
blanks around commas and dots. Marks on letters do not count, and a German `ü` may be written `ue`.
"""

from typing import Final

from photowalk.rules.refusing_language import RefusingLanguage

ENGLISH: Final = RefusingLanguage(
    reserved=r"all (?:other )?rights (?:are )?(?:strictly )?reserved",
    negators=("not", "never", "not for", "isn t", "aren t"),
    no=r"no|not|non|never|nor|cannot|dont|(?:don|can|mustn|isn|shouldn) t",
    fill=(
        r"to|be|for|any|in|of|as|a|an|the|this|these|that|my|our|it|them|parts?|portion|images?|photos?|photographs?"
        r"|pictures?|works?|files?|content|material|may|allowed|permitted|intended|licensed|available|free|used|use|usage"
        r"|sold|reproduced|published|public|personal|further|other|unauthori[sz]ed|or|and|sale|advertising|whole|is|are"
    ),
    use=(
        r"(?:re ?)?us(?:e|es|ed|age|ing)|reproduc\w*|cop(?:y|ies|ied|ying)|publish\w*|publication|republi\w*"
        r"|(?:re)?distribut\w*|download\w*|transmi\w*"
    ),
    without=r"without",
    permission=r"permission|consent|authori[sz]ation|approval|agreement|asking|contacting",
    forbidden=(
        r"prohibited|forbidden|disallowed|excluded|illegal|unlawful|violation|infringement"
        r"|(?:not|never|isn t|aren t) (?:be )?(?:allowed|permitted|authori[sz]ed)"
    ),
    only_with=r"only (?:with|after|by|upon)",
    requires=r"requires?|needs?|subject to",
    commercial=r"commercial\w*|profit (?:use|usage|purposes?|only)",
    limited=(
        r"editorial(?: \w+){0,3} only|only for (?:\w+ )?editorial|no (?:re ?)?sales?(?! tax)|no archives?"
        r"|not for (?:re ?)?sale"
        r"|(?:personal|private|internal|educational|press|media|domestic|home)(?: \w+){0,2} only"
        r"|only for (?:\w+ )?(?:personal|private|internal|educational)"
    ),
    change=(
        r"modif(?:y|ied|ying|ications?)|alter(?:ed|ing|ations?)|edit(?:ed|ing|s)?|crop(?:ped|ping|s)?|derivatives?"
        r"|derivative works?|adaptations?|remix\w*"
    ),
    unchanged=r"no ?deriv\w*|(?:not be|(?:do not|don t)) (?:modif|alter|edit|crop|chang|adapt|retouch)\w*",
    innocent=(
        (r"commercial ,? ?(?:and |or |as well as )?(?:for )?non ?(?:commercial|profit)\w*", "commercial"),
        (r"non ?(?:commercial|profit)(?: use| purposes)? ,? ?(?:and|or|as well as) (?:for )?commercial", "commercial"),
        (r"not (?:limited|restricted|only|just) (?:to|for) (?:non ?commercial|\w+)", " "),
        (r"not (?:us|publish|edit|cropp|alter|modifi)ed", " "),
        (r"no (?:use|usage|commercial|copyright|deriv\w*)(?: use)? (?:restrictions?|limits?|limitations?|fees?)", " "),
    ),
)
GERMAN: Final = RefusingLanguage(
    reserved=r"alle rechte (?:sind )?vorbehalten",
    negators=("nicht", "nicht ausdrücklich"),
    no=r"nicht|kein|keine|keinen|keiner|keinerlei|niemals",
    fill=(
        r"für|zur|zum|zu|die|der|das|den|dem|des|diese|dieses|dieser|diesem|jede|jegliche|eine|einer|auf|in|von|bild"
        r"|bilder|bildes|foto|fotos|werk|teile|verwenden|verwendet|nutzen|nutzung|verwendung|gebrauch|weitere|oder|und"
        r"|darf|dürfen|frei|bestimmt|werden|wird"
    ),
    use=(
        r"\w*(?:nutz(?!er)|verwend|verwert|vervielfältig|reprodu|veröffentlich|verbreit|abdruck|nachdruck)\w*"
        r"|kopie\w*|weitergabe|wiedergabe|gebrauch"
    ),
    without=r"ohne",
    permission=r"\w*(?:genehmigung|erlaubnis|zustimmung|einwilligung|einverständnis)\w*|rücksprache|absprache",
    forbidden=(
        r"verboten|untersagt|unzulässig|ausgeschlossen"
        r"|nicht (?:(?:ist|sind|ausdrücklich) )?(?:gestattet|erlaubt|zulässig|zugelassen|genehmigt)"
    ),
    only_with=r"(?:nur|ausschliesslich) (?:mit|nach|bei)",
    requires=r"bedarf|bedürfen|erfordert|benötigt",
    commercial=r"kommerziel\w*|gewerblich\w*",
    limited=(
        r"(?:nur|ausschliesslich)(?: (?:für|zu|zur|zum|den|die|der|im))* (?:redaktionel|privat|persönlich)\w*"
        r"|nicht zum (?:weiter)?verkauf|redaktionelle (?:\w+ )?(?:nur|ausschliesslich)"
    ),
    change=r"bearbeit\w*|veränder\w*|änderung\w*|abwandlung\w*|abgeleitet\w*",
    unchanged=r"keine ?bearbeitung\w*|keine ?abgeleitet\w*|nicht (?:bearbeitet|verändert|abgewandelt) werden",
    innocent=(
        (r"kommerziel\w* ,? ?(?:und |oder |wie |sowie |als )?(?:auch )?(?:für )?nicht ?kommerziel", "kommerziel"),
        (r"nicht ?kommerziel\w* ,? ?(?:und|oder|wie|sowie|als) (?:auch )?(?:für )?kommerziel", "kommerziel"),
        (r"nicht nur (?:für |zur |zum |zu )?(?:nicht ?)?\w+", " "),
    ),
)
FRENCH: Final = RefusingLanguage(
    reserved=r"tous (?:les )?droits (?:\w+ ){0,4}réservés",
    negators=("pas", "non", "jamais"),
    no=r"pas|aucun|aucune|non|ni|jamais",
    fill=(
        r"de|d|pour|a|des|un|une|le|la|les|l|cette|ce|ces|usage|usages|utilisation|fin|fins|image|photo|oeuvre|partie"
        r"|être|utiliser|utilisée?|toute|ou|et|destinée?|libre|autre|en|par"
    ),
    use=(
        r"(?:ré)?utilis\w*|usages?|reprodu\w*|copi(?:e|es|er|ée)|publi(?:er|ée?|cation)|(?:re)?diffus\w*|distribu\w*"
        r"|exploit\w*|téléchar\w*"
    ),
    without=r"sans",
    permission=r"autorisation|permission|accord|consentement",
    forbidden=(
        r"interdit\w*|interdiction|prohibée?s?|proscrite?s?|exclue?s?"
        r"|(?:pas|non) (?:autorisée?s?|permis|permise|permises|admise?s?)"
    ),
    only_with=r"(?:uniquement|seulement|exclusivement|que|qu) (?:avec|sur|après|sous)",
    requires=r"nécessite|requiert|soumise? a|exige",
    commercial=r"commercia\w*",
    limited=(
        r"(?:uniquement|seulement|exclusivement|strictement|réservée?)(?: (?:a|l|pour|un|des|usages?|fins))*"
        r" (?:éditori|privé|personnel)\w*"
        r"|(?:éditori|privé|personnel)\w* (?:\w+ )?(?:uniquement|seulement|exclusivement)"
    ),
    change=r"modifi\w*|dérivée?s?|retouch\w*|recadr\w*",
    unchanged=(
        r"pas de ?modification|aucune modification (?:autorisée|permise)|pas d oeuvres? dérivée"
        r"|ne pas (?:modifi|recadr)\w*"
    ),
    innocent=(
        (r"commercia\w* ,? ?(?:et |ou |comme |que )?(?:a des fins )?non ?commercia", "commercia"),
        (r"non ?commercia\w* ,? ?(?:et|ou|comme|que) (?:a des fins )?commercia", "commercia"),
        (r"pas (?:seulement|uniquement|exclusivement|que) (?:\w+ ){0,3}(?:non ?)?\w+", " "),
    ),
)
SPANISH: Final = RefusingLanguage(
    reserved=r"todos los derechos (?:\w+ )?reservados|reservados todos los derechos",
    negators=("no", "no está", "no están", "no es"),
    no=r"no|ni|sin|ningún|ninguna|nunca",
    fill=(
        r"para|de|del|con|a|el|la|los|las|un|una|se|permite|permitido|permitida|puede|usar|utilizar|uso|usos|fines|fin"
        r"|propósitos?|esta|este|imagen|foto|fotografía|obra|parte|o|y|ser|usad[oa]|utilizad[oa]|destinad[oa]|libre"
    ),
    use=r"us(?:o|os|ar|ad[oa]s?|arse)|utiliza\w*|reprodu\w*|copia\w*|publica\w{2,}|difu\w*|distribu\w*|explota\w*|descarga\w*",
    without=r"sin",
    permission=r"permiso|autorización|consentimiento",
    forbidden=(
        r"prohib\w*|vetad[oa]s?|no (?:se )?(?:permite\w*|autoriza\w*|admite\w*)"
        r"|no (?:(?:está|están|es|son) )?(?:permitid|autorizad|admitid)[oa]s?"
    ),
    only_with=r"(?:solo|solamente|únicamente|exclusivamente) (?:con|previa|previo|bajo)",
    requires=r"requiere\w*|necesita\w*|previa|previo",
    commercial=r"comercia\w*",
    limited=(
        r"(?:solo|solamente|únicamente|exclusivamente)(?: (?:para|de|usos?|fines))* (?:editorial|personal|privado)\w*"
        r"|(?:editorial|personal|privado)\w* (?:\w+ )?(?:solo|solamente|únicamente|exclusivamente)"
    ),
    change=r"modific\w*|derivad[oa]s?|alteraci\w*",
    unchanged=r"sin ?(?:obras? ?)?derivad\w*|no (?:se )?(?:puede )?(?:modifi|alter)(?:car|que|ar|e)",
    innocent=(
        (r"comercia\w* ,? ?(?:y |o |e |como |u )?no ?comercia", "comercia"),
        (r"no ?comercia\w* ,? ?(?:y|o|e|como|u) comercia", "comercia"),
        (r"no (?:solo|solamente|únicamente|exclusivamente) (?:para |de )?(?:uso |usos |fines )?(?:no ?)?\w+", " "),
    ),
)
SWEDISH: Final = RefusingLanguage(
    reserved=r"med ensamrätt|alla rättigheter (?:är )?(?:förbehåll\w*|reserverade)",
    negators=("inte", "ej", "icke"),
    no=r"inte|ej|icke|ingen|inga|inget|aldrig",
    fill=(
        r"för|till|att|i|av|den|det|denna|detta|dessa|bild|bilden|bilder|foto|fotot|verk|får|användas|används|användning"
        r"|bruk|annan|någon|del|delar|eller|och|avsedd|avsett|fri|fritt"
    ),
    use=(
        r"\w*(?:använd(?!ar)|nyttj|kopier|reproduc|mångfaldig|publicer|sprid|eftertryck|återgiv)\w*|\w*bruk"
        r"|brukas|delas"
    ),
    without=r"utan",
    permission=r"\w*(?:tillstånd|tillåtelse|medgivande|samtycke|godkännande)\w*",
    forbidden=r"förbju\w*|otillåt\w*|(?:inte|ej|icke) (?:är )?tillåt\w*",
    only_with=r"(?:endast|bara|enbart) (?:med|efter|mot)",
    requires=r"kräver|förutsätter",
    commercial=r"kommersiel\w*",
    limited=(
        r"(?:endast|bara|enbart)(?: (?:för|till|i))* (?:redaktionel|privat|personlig)\w*"
        r"|(?:redaktionel|privat|personlig)\w* (?:\w+ )?(?:endast|bara|enbart)|(?:ej|inte) till (?:salu|försäljning)"
    ),
    change=r"\w*bearbet\w*|ändr\w*|redigera\w*|beskär\w*",
    unchanged=r"inga ?bearbetningar|inga ?härledda|(?:ej|inte) (?:ändras|bearbetas|redigeras|beskäras)",
    innocent=(
        (r"kommersiel\w* ,? ?(?:och |eller |samt |som )?(?:icke|ej) ?kommersiel", "kommersiel"),
        (r"(?:icke|ej) ?kommersiel\w* ,? ?(?:och|eller|samt|som) kommersiel", "kommersiel"),
        (r"(?:inte|ej) (?:bara|endast|enbart) (?:för |till |i )?(?:icke ?)?\w+", " "),
    ),
)
PORTUGUESE: Final = RefusingLanguage(
    reserved=r"todos os direitos (?:\w+ )?reservados",
    negators=("não", "não é", "não está", "nem"),
    no=r"não|sem|nenhum|nenhuma|nem|nunca",
    fill=(
        r"para|de|do|da|a|o|os|as|um|uma|com|se|e|ser|pode|permitid[oa]|usar|utilizar|uso|usos|fins|finalidades?"
        r"|propósitos?|esta|este|imagem|foto|fotografia|obra|parte|ou|usad[oa]|utilizad[oa]|destinad[oa]|livre"
    ),
    use=r"us(?:o|os|ar|ad[oa]s?)|utiliza\w*|reprodu\w*|c[oó]pia\w*|publica\w{2,}|divulga\w*|distribu\w*|explora\w*",
    without=r"sem",
    permission=r"permissão|autorização|consentimento",
    forbidden=(
        r"proib\w*|vedad[oa]s?|interdit[oa]s?|não (?:se )?(?:permite\w*|autoriza\w*|admite\w*)"
        r"|não (?:(?:é|está|são) )?(?:permitid|autorizad|admitid)[oa]s?"
    ),
    only_with=r"(?:apenas|somente|só|unicamente|exclusivamente) (?:com|mediante|sob)",
    requires=r"requer\w*|exige\w*|mediante|necessita\w*",
    commercial=r"comercia\w*",
    limited=(
        r"(?:apenas|somente|só|exclusivamente)(?: (?:para|uso|usos|fins|o))* (?:editoria|pessoa|privado)\w*"
        r"|(?:editoria|pessoa|privado)\w* (?:\w+ )?(?:apenas|somente|exclusivamente)"
    ),
    change=r"modific\w*|derivad[oa]s?|derivações|alteraç\w*",
    unchanged=r"sem ?(?:obras? ?)?deriva\w*|não (?:\w+ )?(?:modific|alter)(?:ar|ad[oa])",
    innocent=(
        (r"comercia\w* ,? ?(?:e |ou |como )?não ?comercia", "comercia"),
        (r"não ?comercia\w* ,? ?(?:e|ou|como) comercia", "comercia"),
        (r"não (?:apenas|somente|só|exclusivamente) (?:para )?(?:uso |usos |fins )?(?:não ?)?\w+", " "),
    ),
)
ITALIAN: Final = RefusingLanguage(
    reserved=r"tutti i diritti (?:\w+ ){0,2}riservati|riproduzione riservata",
    negators=("non", "non è", "non sono"),
    no=r"non|nessun|nessuna|nessuno|senza|né",
    fill=(
        r"per|di|a|al|da|in|il|lo|la|i|gli|le|un|uno|una|l|d|è|può|essere|usare|utilizzare|uso|usi|utilizzo|fini|scopi"
        r"|scopo|finalità|quest[ao]|immagine|foto|fotografia|opera|parte|o|ed|usat[ao]|utilizzat[ao]|consentit[ao]"
        r"|destinat[ao]|libero|si"
    ),
    use=(
        r"us(?:o|i|are|at[aoie])|utilizz\w*|riprodu\w*|copi(?:a|e|are|at[aoie])|pubblica\w{2,}|diffusion\w*|diffonder\w*"
        r"|distribu\w*|sfrutta\w*|duplica\w*"
    ),
    without=r"senza",
    permission=r"permesso|autorizzazione|consenso",
    forbidden=(
        r"vietat[aoie]|proibit[aoie]|divieto"
        r"|non (?:(?:è|sono|si) )?(?:consent\w*|permess[aoie]|permette|ammess[aoie]|autorizzat[aoie])"
    ),
    only_with=r"(?:solo|soltanto|esclusivamente|unicamente) (?:con|previo|previa|dietro|su)",
    requires=r"richied\w*|previo|previa|necessita\w*",
    commercial=r"commercial\w*",
    limited=(
        r"(?:solo|soltanto|esclusivamente|unicamente)(?: (?:per|us[oi]|scopi|fini|ad|a))*"
        r" (?:editorial|personal|privat)\w*"
        r"|(?:editorial|personal|privat)\w* (?:\w+ )?(?:solo|soltanto|esclusivamente|unicamente)"
    ),
    change=r"modific\w*|derivat[aoie]|alterazion\w*",
    unchanged=r"non ?opere ?derivate|nessuna opera derivata|non (?:può essere )?modific(?:are|at[ao])",
    innocent=(
        (r"commercial\w* ,? ?(?:e |ed |o |che |sia )?non ?commercial", "commercial"),
        (r"non ?commercial\w* ,? ?(?:e|ed|o|che|sia) commercial", "commercial"),
        (r"non (?:solo|soltanto|esclusivamente) (?:per )?(?:uso |usi |scopi |fini )?(?:non ?)?\w+", " "),
    ),
)
POLISH: Final = RefusingLanguage(
    reserved=r"(?:wszelkie|wszystkie) prawa (?:\w+ )?zastrzeżone",
    negators=("nie", "nie jest", "nie są"),
    no=r"nie|bez|żadne|żadna|żaden|żadnego|nigdy",
    fill=(
        r"do|dla|w|na|z|celów|celach|cele|użytku|użytek|użycia|wykorzystania|wykorzystanie|wykorzystywać|używać|tego|to"
        r"|tej|zdjęcia|zdjęcie|obrazu|może|można|wolno|być|używane|wykorzystywane|przeznaczone|lub|i|żadnych|części"
    ),
    use=r"użyc\w*|używa\w*|użytk\w*|wykorzyst\w*|kopiow\w*|powiela\w*|reprodu\w*|publik\w*|rozpowszechn\w*|udostępni\w*|przedruk\w*",
    without=r"bez",
    permission=r"zgod\w*|zezwoleni\w*|pozwoleni\w*",
    forbidden=r"zabron\w*|zabrania|zakaz\w*|niedozwol\w*|wzbron\w*|nie (?:jest |są )?(?:dozwol\w*|zezwala\w*|wolno)",
    only_with=r"(?:tylko|wyłącznie|jedynie) (?:za|po)",
    requires=r"wymaga\w*",
    commercial=r"komercyj\w*|zarobkow\w*",
    limited=(
        r"(?:tylko|wyłącznie|jedynie)(?: (?:do|na|w|dla|użytku|użytek|celów|celach))*"
        r" (?:redakcyj|prywatn|osobist|edytorial)\w*"
        r"|(?:redakcyj|prywatn|osobist)\w* (?:\w+ )?(?:tylko|wyłącznie)|nie na sprzedaż"
    ),
    change=r"modyfik\w*|przerab\w*|przerób\w*|utwor\w* zależn\w*",
    unchanged=r"bez ?utworów ?zależnych",
    innocent=(
        (r"komercyj\w* ,? ?(?:i |lub |oraz |jak i )?nie ?komercyj", "komercyj"),
        (r"nie ?komercyj\w* ,? ?(?:i|lub|oraz|jak i) komercyj", "komercyj"),
        (r"nie tylko (?:do |w |na |dla )?(?:nie ?)?\w+", " "),
    ),
)
LANGUAGES: Final = (ENGLISH, GERMAN, FRENCH, SPANISH, SWEDISH, PORTUGUESE, ITALIAN, POLISH)

RESERVED_ELSEWHERE: Final = (
    r"alle rettigheder (?:er )?forbehold(?:es|t)|alle rettigheter (?:er )?(?:reservert|forbeholdt)"  # da, nb
    r"|kaikki oikeudet pidätetään|alle rechten voorbehouden|všechna práva vyhrazena"  # fi, nl, cs
    r"|все права защищены|版权所有|版權所有|保留所有权利|保留所有權利"  # ru, zh
)
COMMERCE_ELSEWHERE: Final = r"niet ?commercie|ikke ?kommersi|ikke ?kommerci|ei ?kaupalli"  # nl, nb, da, fi
