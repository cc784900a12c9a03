/** Decides with rules that are not published, or not live, and leaves no trace. */
package io.winnow.tryout;
