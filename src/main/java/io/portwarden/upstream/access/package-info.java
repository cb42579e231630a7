/** The door of the upstreams: what operators do with connections. */
@NullMarked
package io.portwarden.upstream.access;

import org.jspecify.annotations.NullMarked;
