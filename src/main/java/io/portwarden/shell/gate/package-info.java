/** What stands before every request: who may come in, by which address, with what in the browser. */
@NullMarked
package io.portwarden.shell.gate;

import org.jspecify.annotations.NullMarked;
