/// 抽奖: the draw that the room can check, by the protocol UD1.
/// The list is locked, everybody presses, the taps are sealed, eight lamps burn, the winners stand in the ledger before
/// the screen shows them; absentees give way to the next in the same order.
/// Every fact from outside (list, secret, lamp, proof) comes as a command of the server, asked for by `jobs`, so a draw
/// that fell with its process goes on where it stood and ends with the same winners.
@NullMarked
package usher.activity.draw;

import org.jspecify.annotations.NullMarked;
