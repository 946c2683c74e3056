/* SPDX-License-Identifier: EUPL-1.2
 * editions.h - words about editions that more than one page needs
 */
#ifndef PUBLISH_PAGE_EDITIONS_H
#define PUBLISH_PAGE_EDITIONS_H

#include "publish/page/page.h"

TextKey edition_kind_text(EditionKind kind); /* "jaareditie" */

#endif
