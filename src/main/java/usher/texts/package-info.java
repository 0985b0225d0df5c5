/// The sentences that people read, in Chinese and English, by key.
@NullMarked
package usher.texts;

import org.jspecify.annotations.NullMarked;
