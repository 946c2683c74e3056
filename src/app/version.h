/* SPDX-License-Identifier: EUPL-1.2
 * version.h - which program this is
 */
#ifndef APP_VERSION_H
#define APP_VERSION_H

#define PROGRAM_VERSION "0.1.0"

#endif
