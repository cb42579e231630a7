/** What the screens share: language, time, notices, glyphs, and the one way to notify. */
@NullMarked
package io.portwarden.shared.ui;

import org.jspecify.annotations.NullMarked;
