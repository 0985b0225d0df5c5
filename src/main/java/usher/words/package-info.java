/// The word list: which words of what people type wait for the host's eye (it holds and never deletes), and the bank
/// of questions that break the ice.
@NullMarked
package usher.words;

import org.jspecify.annotations.NullMarked;
