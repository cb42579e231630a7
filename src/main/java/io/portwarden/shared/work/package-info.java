/** How work is repeated, sent, paced, queued, put off and said to be late. */
@NullMarked
package io.portwarden.shared.work;

import org.jspecify.annotations.NullMarked;
