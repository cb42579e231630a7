package io.portwarden.upstream.bandwidth;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;

/** How XML is read that anybody may have written: no document type, no entities, nothing from elsewhere. */
final class SecureXml {

    private SecureXml() {}

    /** The JDK's own, whatever else there is on the class path. */
    static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("Nothing is fetched");
        });
        return factory;
    }
}
