/**
 * What segments and offers there are, how many of the stored contacts each has, and where the rules
 * name them.
 */
package io.winnow.audience;
