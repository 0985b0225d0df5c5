/// 卡片: scenes without participation, from the opening to the credits.
/// Each is a text of a form that the screen knows to set; a talk's lines may be edited while it is on air,
/// since the plan is what is shown.
@NullMarked
package usher.activity.card;

import org.jspecify.annotations.NullMarked;
