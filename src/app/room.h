/* SPDX-License-Identifier: EUPL-1.2
 * room.h - a program that serves the internet shuts itself in a small room
 *
 *   landlock    files: those of the register may be written, those of the system that a
 *               resolver or TLS needs may be read, all else does not open
 *   seccomp     no other program is started; nothing is mounted, loaded or traced
 *
 * Shut before any thread is made, for threads are in the room of who made them, and for
 * good. A kernel without landlock (before 5.13) leaves the file part to the service
 * manager: packaging/pact.service.
 *
 * Source: Linux, Documentation/userspace-api/landlock.rst, seccomp_filter.rst.
 */
#ifndef APP_ROOM_H
#define APP_ROOM_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

typedef struct Room {
    StrList writable; /* folders with all that is in them; absent ones are passed over */
    StrList readable; /* besides those of the system */
} Room;

typedef enum RoomKind { ROOM_FULL, ROOM_WITHOUT_LANDLOCK } RoomKind;

MUST_CHECK bool room_shut(Arena *a, const Room *room, RoomKind *kind, Error *err);

#endif
