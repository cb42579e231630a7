/** What happens, told to every node and to every open page. */
@NullMarked
package io.portwarden.shared.live;

import org.jspecify.annotations.NullMarked;
