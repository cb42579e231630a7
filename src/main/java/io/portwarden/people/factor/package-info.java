/** The second factor: one-time codes, recovery codes, the gate that asks for them, and how a lost one is set up anew. */
@NullMarked
package io.portwarden.people.factor;

import org.jspecify.annotations.NullMarked;
