/**
 * The use of offers: how often each was decided, shown, clicked or converted, for whom and when.
 *
 * <p>{@link io.winnow.offer.OfferUses} is the door. The catalogue itself is part of a rule set.
 */
package io.winnow.offer;
