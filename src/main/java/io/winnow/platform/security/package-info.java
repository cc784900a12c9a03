/** Who calls, and which roles that caller has. */
package io.winnow.platform.security;
