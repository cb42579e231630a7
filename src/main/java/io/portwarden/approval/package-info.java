/** The two-person rule: what one admin asks for and a second one approves. What is done then is the features' own. */
@NullMarked
package io.portwarden.approval;

import org.jspecify.annotations.NullMarked;
