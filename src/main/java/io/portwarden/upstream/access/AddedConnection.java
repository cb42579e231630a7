package io.portwarden.upstream.access;

import io.portwarden.apikey.ApiKey;
import io.portwarden.upstream.UpstreamConnection;
import org.jspecify.annotations.Nullable;

/**
 * A connection that was put on file.
 *
 * @param password with which the upstream calls, to be seen this once; null where it does not call with one
 */
public record AddedConnection(
        UpstreamConnection connection, @Nullable ApiKey password) {}
