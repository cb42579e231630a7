/** The screens of connections to upstreams, for operators. */
@NullMarked
package io.portwarden.upstream.ui;

import org.jspecify.annotations.NullMarked;
