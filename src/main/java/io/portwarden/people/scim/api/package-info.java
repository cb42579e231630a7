/** How directories say it over HTTP: SCIM's requests, answers and errors (RFC 7643, 7644). */
@NullMarked
package io.portwarden.people.scim.api;

import org.jspecify.annotations.NullMarked;
