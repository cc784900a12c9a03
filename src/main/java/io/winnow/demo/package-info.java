/**
 * Fills a service with invented people: {@code demo} on the command line.
 *
 * <p>A client like any other: it knows the public API and nothing of the service's inside. The same
 * seed and instant give the same bytes on every machine.
 */
package io.winnow.demo;
