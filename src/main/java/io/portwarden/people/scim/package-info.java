/**
 * An organization's own directory (Entra ID, Okta) says who its people are, by SCIM 2.0 (RFC 7643, 7644): above all who has
 * left.
 */
@NullMarked
package io.portwarden.people.scim;

import org.jspecify.annotations.NullMarked;
