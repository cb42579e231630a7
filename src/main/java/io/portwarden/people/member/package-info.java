/** Who belongs to a tenant or to the operators: invitations, roles, leaving, and ways back in. */
@NullMarked
package io.portwarden.people.member;

import org.jspecify.annotations.NullMarked;
