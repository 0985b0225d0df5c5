/// What people upload: pictures read with suspicion, always drawn anew, and kept under the hash of what they hold.
@NullMarked
package usher.media;

import org.jspecify.annotations.NullMarked;
