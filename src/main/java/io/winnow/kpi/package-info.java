/** Key figures: what came of decisions, by what they were about. */
package io.winnow.kpi;
