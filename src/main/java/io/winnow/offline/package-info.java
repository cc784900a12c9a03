/** What a version of the rules would have earned on a past campaign that was drawn by lot. */
package io.winnow.offline;
