"""What people write of rights in their photos, by language: what Commons refuses, and what only sounds like it."""

from collections.abc import Mapping, Sequence
from typing import Final

from photowalk.rules.restrictions import Restriction

COMMERCE, CHANGES, RIGHTS = Restriction.COMMERCE, Restriction.CHANGES, Restriction.RIGHTS

REFUSING: Final[Mapping[str, Mapping[Restriction, Sequence[str]]]] = {
    "codes": {
        COMMERCE: (
            *("CC BY-NC 4.0", "CC BY NC SA 4.0", "CC BY-SA-NC", "https://creativecommons.org/licenses/by-nc/4.0"),
            *("http://creativecommons.org/licenses/nc/1.0/", "https://creativecommons.org/licenses/sampling+/1.0/"),
        ),
        CHANGES: ("cc_by_nd", "http://creativecommons.org/licenses/by-nd/4.0/"),
    },
    "en": {
        COMMERCE: (
            *(
                "CC BY-SA 4.0. Not for commercial use",
                "Attribution-NonCommercial 4.0 International",
                "no commercial use",
            ),
            *("Free for non-profit use; commercial use prohibited", "Non-commercial use only", "Commercial use: no"),
            *("You may not use this commercially", "This photo can't be used for any commercial purposes"),
            *("Commercial use requires prior written permission", "Commercial use is strictly prohibited, also online"),
            *(
                "No commercial or non-commercial use",
                "Not available for commercial use",
                "Prohibited: all commercial use",
            ),
        ),
        CHANGES: (
            *("Attribution-NoDerivs", "No derivatives, please", "Modifications are not allowed", "Do not crop or edit"),
            *("May not be altered", "No derivative works", "Derivative works prohibited", "No editing"),
        ),
        RIGHTS: (
            *("© 2025 Jane Doe. All rights reserved.", "ALL  RIGHTS\nRESERVED", "All other rights are reserved"),
            *("©2025 Reuters. No reproduction without permission", "EDITORIAL USE ONLY, NO SALES", "Not for sale"),
            *("Not to be reproduced, copied or used without the written consent of J. Doe", "For press use only"),
            *("No part of this image may be reproduced without my permission", "Do not copy or distribute this image"),
            *("Reproduction in whole or in part without permission of J. Doe is prohibited", "For personal use only"),
            *("Unauthorized use prohibited", "Use only with permission", "Use requires the author's permission"),
            *("Any other purposes without consent are unlawful", "For editorial and educational use only"),
            *(
                "No use without prior written agreement",
                "Any unauthorised use is a violation of copyright",
                "NO ARCHIVES",
            ),
        ),
    },
    "de": {
        COMMERCE: (
            *("Nicht für kommerzielle Zwecke", "Nicht fuer kommerzielle Zwecke", "Keine kommerzielle Nutzung"),
            *("Namensnennung - Nicht-kommerziell", "Kommerzielle Nutzung untersagt", "Nichtkommerzielle Nutzung"),
            *("Kommerzielle Nutzung bedarf der Genehmigung", "Gewerbliche Verwendung nicht gestattet"),
        ),
        CHANGES: (
            *("Namensnennung - Keine Bearbeitungen", "Veränderungen sind nicht erlaubt", "Keine Bearbeitung"),
            *("Das Bild darf nicht verändert werden", "Untersagt ist jede Veraenderung"),
        ),
        RIGHTS: (
            *("Alle Rechte vorbehalten!", "Nachdruck nur mit Genehmigung", "Keine Verwendung ohne Zustimmung"),
            *("Vervielfältigung ohne schriftliche Genehmigung verboten", "Nur für redaktionelle Zwecke"),
            *("Jede Weiterverwendung ist untersagt", "Bitte nicht kopieren", "Nutzung nur nach Rücksprache"),
        ),
    },
    "fr": {
        COMMERCE: (
            *("Pas d\u2019Utilisation Commerciale", "Usage non commercial", "Utilisation commerciale interdite"),
            *("Ne pas utiliser à des fins commerciales", "Interdiction de toute exploitation commerciale"),
            "Toute utilisation commerciale nécessite une autorisation",
        ),
        CHANGES: (
            *(
                "Attribution - Pas de Modification",
                "Modification interdite",
                "Ne pas recadrer",
                "Pas d'œuvres dérivées",
            ),
            "Aucune modification autorisée",
        ),
        RIGHTS: (
            *("Tous droits re\u0301serve\u0301s", "Tous droits de reproduction reserves", "Reproduction interdite"),
            *("Reproduction interdite sans autorisation", "Aucune utilisation sans l'accord de l'auteur"),
            *("Usage éditorial uniquement", "Uniquement avec l'autorisation de Jane Doe", "Ne pas reproduire"),
        ),
    },
    "es": {
        COMMERCE: (
            *("Atribución-NoComercial", "No se permite el uso comercial", "Prohibido el uso comercial"),
            *("Sin fines comerciales", "No para uso comercial", "El uso comercial requiere autorización"),
        ),
        CHANGES: ("SinDerivadas", "Sin obra derivada", "No se permiten obras derivadas", "Prohibida su modificación"),
        RIGHTS: (
            *("Todos los derechos reservados", "Reservados todos los derechos", "Prohibida la reproducción"),
            *("Prohibida su reproduccion sin autorizacion", "No usar sin permiso", "Solo para uso editorial"),
            "Solamente con permiso del autor",
        ),
    },
    "sv": {
        COMMERCE: (
            *("Erkännande-IckeKommersiell", "Ej för kommersiellt bruk", "Får inte användas i kommersiellt syfte"),
            *("Kommersiell användning är förbjuden", "Kommersiell användning kräver tillstånd"),
        ),
        CHANGES: ("IngaBearbetningar", "Bilden får ej beskäras", "Bearbetning är inte tillåten", "Inga härledda verk"),
        RIGHTS: (
            *("Jane Doe \u2013 med ensamrätt", "Alla rättigheter förbehållna", "Alla rattigheter reserverade"),
            *("Får ej användas utan tillstånd", "Publicering utan fotografens medgivande är förbjuden"),
            *("Endast för redaktionellt bruk", "Får ej kopieras", "Endast efter godkännande"),
        ),
    },
    "pt": {
        COMMERCE: (
            *("Não comercial", "Uso comercial proibido", "Proibido o uso comercial", "Sem fins comerciais"),
            *(
                "Não é permitido o uso comercial",
                "Uso comercial apenas com autorização",
                "Nao pode ser usada para fins comerciais",
            ),
        ),
        CHANGES: ("SemDerivações", "Proibida a modificação", "Não modificar", "Obras derivadas não são permitidas"),
        RIGHTS: (
            *(
                "Todos os direitos reservados",
                "Reprodução proibida",
                "Não usar sem permissão",
                "É proibida a reprodução",
            ),
            *("Proibida a reproducao sem autorizacao", "Apenas para uso editorial", "Somente com autorização do autor"),
        ),
    },
    "it": {
        COMMERCE: (
            *("Non commerciale", "Vietato l'uso commerciale", "Non è consentito l'uso commerciale"),
            *("Non per uso commerciale", "Uso commerciale vietato", "L'uso commerciale richiede il permesso"),
        ),
        CHANGES: ("Non opere derivate", "Vietata la modifica", "Non modificare", "Modifiche non consentite"),
        RIGHTS: (
            *("Tutti i diritti riservati", "Tutti i diritti sono riservati", "© Riproduzione riservata"),
            *("Vietata la riproduzione", "Riproduzione vietata senza autorizzazione", "Non utilizzare senza permesso"),
            *("Solo per uso editoriale", "Solo con il consenso dell'autore"),
        ),
    },
    "pl": {
        COMMERCE: (
            *("Użycie niekomercyjne", "Nie do użytku komercyjnego", "Zakaz wykorzystania komercyjnego"),
            *("Wykorzystanie komercyjne zabronione", "Nie można używać w celach komercyjnych"),
            "Użycie komercyjne wymaga zgody",
        ),
        CHANGES: ("Bez utworów zależnych", "Modyfikowanie zabronione", "Zabrania się modyfikacji"),
        RIGHTS: (
            *("Wszelkie prawa zastrzeżone", "Wszystkie prawa zastrzezone", "Kopiowanie zabronione"),
            *("Kopiowanie bez zgody autora zabronione", "Nie używać bez zezwolenia", "Nie wolno kopiować"),
            *("Tylko do użytku redakcyjnego", "Publikacja wyłącznie za zgodą autora"),
        ),
    },
    "others": {
        COMMERCE: ("Naamsvermelding-NietCommercieel", "Ikke-kommersiell"),
        RIGHTS: (
            *("Alle rettigheder forbeholdes", "Alle rettigheter reservert", "Kaikki oikeudet pidätetään"),
            *("Alle rechten voorbehouden", "Všechna práva vyhrazena", "все права защищены", "图片版权所有", "版權所有"),
        ),
    },
}

INNOCENT: Final[Mapping[str, Sequence[str]]] = {
    "none": ("", "© Jane Doe", "CC BY-SA 4.0", "https://creativecommons.org/licenses/by/4.0/", "Asheville, NC"),
    "names": (
        "By Nancy Doe",
        "Photo by NDR",
        "ND filter used",
        "Inc. 2019",
        "Photo by NC State",
        "Raleigh, NC 27601",
        "Rights managed by the author",
    ),
    "en": (
        *("You may use this commercially", "For commercial use contact jane@example.org", "Commercial use welcome"),
        *(
            "Some rights reserved; CC BY 4.0",
            "No rights reserved",
            "Not all rights reserved",
            "No copyright restrictions",
        ),
        *(
            "Commercial and non-commercial use allowed",
            "Non-commercial or commercial, as you like",
            "Not for AI, please",
        ),
        *("No restrictions on commercial use", "No permission needed for commercial use", "No use restrictions"),
        *("Commercial use is not prohibited", "Use without attribution is prohibited", "Do not use without credit"),
        *("Not limited to non-commercial use", "Not for personal use only", "No, commercial use is fine"),
        *("Commercial use requires no permission", "Use prohibited without attribution", "No modifications were made"),
        *("Flash not used", "Cropped, not edited", "Please credit Jane Doe when you use this photo"),
        *(
            "No attribution needed, use without permission",
            "No need to ask before use",
            "You may use it without permission",
        ),
    ),
    "de": (
        *("Kommerzielle Nutzung erlaubt", "Einige Rechte vorbehalten", "Nicht alle Rechte vorbehalten"),
        *("Keine Einschränkung für kommerzielle Nutzung", "Kommerziell und nicht kommerziell frei nutzbar"),
        *("Nutzung ohne Namensnennung nicht gestattet", "Nicht nur für redaktionelle Zwecke", "Nutzung nicht verboten"),
        "Kommerzielle Nutzung bedarf keiner Genehmigung",
    ),
    "fr": (
        *("Certains droits réservés", "Utilisation commerciale autorisée", "Reproduction non interdite"),
        *("Usage commercial et non commercial permis", "Reproduction interdite sans mention de l'auteur"),
        *("Pas tous droits réservés", "Aucune restriction d'utilisation commerciale", "Pas seulement pour usage privé"),
    ),
    "es": (
        *(
            "Algunos derechos reservados",
            "Uso comercial permitido",
            "Uso comercial y no comercial",
            "No está prohibido",
        ),
        *(
            "El uso comercial no está prohibido",
            "Sin restricciones de uso comercial",
            "No todos los derechos reservados",
        ),
        *(
            "El uso comercial no requiere permiso",
            "Prohibido su uso sin mencionar al autor",
            "No solo para uso editorial",
        ),
    ),
    "sv": (
        *("Vissa rättigheter förbehållna", "Kommersiell användning tillåten", "Inte alla rättigheter förbehållna"),
        *("Kommersiell och icke-kommersiell användning", "Kommersiell användning är inte förbjuden"),
        *("Får ej användas utan att namnge fotografen", "Inte bara för privat bruk", "Kräver inget tillstånd"),
    ),
    "pt": (
        *("Alguns direitos reservados", "Uso comercial permitido", "Uso comercial e não comercial", "Livre para todos"),
        *("O uso comercial não é proibido", "Nem todos os direitos reservados", "Proibido o uso sem atribuição"),
        *("Uso comercial não requer autorização", "Não apenas para uso editorial"),
    ),
    "it": (
        *("Alcuni diritti riservati", "Uso commerciale consentito", "Uso commerciale e non commerciale"),
        *("L'uso commerciale non è vietato", "Non tutti i diritti riservati", "Vietato l'uso senza attribuzione"),
        *(
            "L'uso commerciale non richiede permesso",
            "Non solo per uso editoriale",
            "Non è necessario il permesso per l'uso",
        ),
    ),
    "pl": (
        *("Niektóre prawa zastrzeżone", "Użycie komercyjne dozwolone", "Użycie komercyjne i niekomercyjne"),
        *(
            "Użycie komercyjne nie jest zabronione",
            "Nie wszystkie prawa zastrzeżone",
            "Zakaz użycia bez podania autora",
        ),
        *("Użycie komercyjne nie wymaga zgody", "Nie tylko do użytku prywatnego", "Zdjęcie bez użycia lampy"),
    ),
}
