/** What tests and measurements borrow: a database full of tenants, numbers and orders. */
@NullMarked
package io.portwarden.support;

import org.jspecify.annotations.NullMarked;
