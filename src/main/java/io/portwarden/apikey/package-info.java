/** Keys that programs sign in with, of carriers and of the provider alike: made, kept as digests, and asked for with every request. */
@NullMarked
package io.portwarden.apikey;

import org.jspecify.annotations.NullMarked;
