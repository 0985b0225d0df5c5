/// The word list: which words of what people type wait for the host's eye. It holds and never deletes.
@NullMarked
package usher.words;

import org.jspecify.annotations.NullMarked;
