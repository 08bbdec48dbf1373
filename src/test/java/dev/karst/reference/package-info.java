/**
 * A second interpreter of searches, row by row and slow, written from the documentation's rules. It
 * shares the parser with the engine and nothing else, so that a wrong meaning in one of them shows.
 */
package dev.karst.reference;
