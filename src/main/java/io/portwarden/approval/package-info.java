/** The two-person rule: what one admin asks for and a second one approves. What is done then is the features' own. */
@NullMarked
@Uses({"audit", "notification"})
package io.portwarden.approval;

import io.portwarden.shared.Uses;
import org.jspecify.annotations.NullMarked;
