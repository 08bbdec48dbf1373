/** Holds the code to ARCHITECTURE.md: layers, sizes, and the lists that everything goes by. */
package dev.karst.architecture;
