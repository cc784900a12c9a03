/** Whom each row of a decision table holds while it is edited, over the whole stored base. */
package io.winnow.count;
