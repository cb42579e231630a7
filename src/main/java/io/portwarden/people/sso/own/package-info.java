/** Tenants' own OpenID providers: what is kept of them, how they are asked, and whom they say somebody is. */
@NullMarked
package io.portwarden.people.sso.own;

import org.jspecify.annotations.NullMarked;
