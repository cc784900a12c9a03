/**
 * Contacts, what happened with them, and the figures that follow from it.
 *
 * <p>{@link io.winnow.contact.Contacts} is the door. Single rows go through Panache; imports go
 * through COPY, since a million rows must neither fill the memory nor take an hour.
 */
package io.winnow.contact;
