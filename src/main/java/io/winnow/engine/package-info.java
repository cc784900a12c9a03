/**
 * Compiles and evaluates rules: the only package that knows Drools, DMN, FEEL and spreadsheets.
 *
 * <p>{@code fact} holds what DRL rules see and conclude, {@code dmn} and {@code drl} one language
 * each.
 */
package io.winnow.engine;
