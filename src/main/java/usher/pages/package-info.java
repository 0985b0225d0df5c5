/// Everything that is asked for by plain HTTP: join, shells, uploads, assets, access.
@NullMarked
package usher.pages;

import org.jspecify.annotations.NullMarked;
