/** Users and API keys: who may call, and what. */
package io.winnow.access;
