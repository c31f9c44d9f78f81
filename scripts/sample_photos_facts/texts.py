"""The files beside the pictures: a sidecar of a photo program, and a note that is no photo."""

SIDECAR = """\
<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="Example XMP toolkit">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
    xmp:Rating="4"
    photoshop:DateCreated="2025-08-15T11:20:52.80">
   <dc:title><rdf:Alt>
     <rdf:li xml:lang="x-default">Lightning talk on photographing street art</rdf:li>
   </rdf:Alt></dc:title>
   <dc:description><rdf:Alt>
     <rdf:li xml:lang="x-default">A speaker opens the lightning talks of Friday; five minutes are on the clock.</rdf:li>
     <rdf:li xml:lang="en">A speaker opens the lightning talks of Friday; five minutes are on the clock.</rdf:li>
     <rdf:li xml:lang="sv">En talare inleder fredagens blixtföredrag; fem minuter står på klockan.</rdf:li>
   </rdf:Alt></dc:description>
   <dc:subject><rdf:Bag>
     <rdf:li>lightning talk</rdf:li>
     <rdf:li>conference</rdf:li>
     <rdf:li>street art</rdf:li>
   </rdf:Bag></dc:subject>
   <dc:creator><rdf:Seq><rdf:li>Jane Doe</rdf:li></rdf:Seq></dc:creator>
   <dc:rights><rdf:Alt>
     <rdf:li xml:lang="x-default">Jane Doe, CC BY-SA 4.0</rdf:li>
   </rdf:Alt></dc:rights>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
"""
NOTES = """\
Example Conference 2025, Stockholm, 14-17 August

- ask who took the dinner picture (came by messenger, so date and camera are gone)
- the Panasonic's clock was off all week!
- the card reader lost one of Thursday's files
- promised: gallery link in the report by the end of the month
"""
