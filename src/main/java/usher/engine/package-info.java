/// One loop a show: takes commands, has them made durable, applies them in order, answers, and tells who listens.
/// Alarms and workers read what to do off the state and come back as commands.
@NullMarked
package usher.engine;

import org.jspecify.annotations.NullMarked;
