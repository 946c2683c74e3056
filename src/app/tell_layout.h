/* SPDX-License-Identifier: EUPL-1.2
 * tell_layout.h - a file that is not laid out like last time, shown side by side
 *
 *   what            last time              now
 *   column renamed  8: CROHO ONDERDEEL     8: CROHO SECTOR
 *
 * The table goes to stderr, the amended recipe to stdout: `pact import … > amended.yaml`.
 */
#ifndef APP_TELL_LAYOUT_H
#define APP_TELL_LAYOUT_H

#include "app/command.h"
#include "pact/file_layout.h"

MUST_CHECK bool tell_layout(Command *command, const LayoutFinding *finding, Error *err);

#endif
