package io.portwarden.upstream.access;

import io.portwarden.upstream.ConnectionField;
import io.portwarden.upstream.UpstreamConnection;
import io.portwarden.upstream.UpstreamContact;
import java.util.List;
import java.util.Set;

/**
 * All that an operator is shown of a connection; a secret itself is not among it.
 *
 * @param fields the settings of its kind, in the order in which people are asked for them
 * @param secrets which secret settings it has
 * @param calls whether the upstream calls with a password, which was made here
 */
public record ConnectionOnFile(
        UpstreamConnection connection,
        UpstreamContact contact,
        List<ConnectionField> fields,
        Set<ConnectionField> secrets,
        boolean calls) {}
