# SPDX-License-Identifier: EUPL-1.2
# Asks for tables as the R client of Statistics Netherlands does: the list of data sets, the
# service document, every list of codes and groups, the properties, then the observations
# page by page; with the filters that it makes of eq and contains.
#
#   Rscript odata.R http://host/odata/v1 CATALOGUE TABLE [COLUMN=code ...]
#
# Prints measure|codes|value|attribute, a line per value; first what it knows of the table.
library(jsonlite)

words <- commandArgs(trailingOnly = TRUE)
base <- words[1]
catalogue <- words[2]
table <- words[3]

ask <- function(path) read_json(URLencode(path), simplifyVector = TRUE)

listed <- ask(file.path(base, catalogue, "Datasets"))$value
name <- sub("@.*", "", table)
stopifnot(name %in% listed$Identifier)

path <- file.path(base, catalogue, table)
sets <- ask(path)$value
codes <- sets$name[grep("Codes$|Groups$", sets$name)]
meta <- lapply(c("Dimensions", codes), function(set) ask(file.path(path, set))$value)
names(meta) <- c("Dimensions", codes)
meta$Properties <- ask(file.path(path, "Properties"))
stopifnot(is.null(meta$Properties$value), meta$Properties$Identifier == table)

# RegionS eq 'a' or contains(Region,'b'), in brackets; those of two columns joined by and.
terms <- vapply(words[-(1:3)], function(word) {
  parts <- strsplit(word, "=")[[1]]
  values <- strsplit(parts[2], ",")[[1]]
  each <- ifelse(startsWith(values, "~"),
                 paste0("contains(", parts[1], ",'", sub("~", "", values), "')"),
                 paste0(parts[1], " eq '", values, "'"))
  paste0("(", paste(each, collapse = " or "), ")")
}, "")
next_page <- file.path(path, "Observations")
if (length(terms) > 0) next_page <- paste0(next_page, "?$filter=", paste(terms, collapse = " and "))
next_page <- URLencode(next_page)

dimensions <- meta$Dimensions$Identifier
rows <- 0
while (!is.null(next_page)) {
  page <- read_json(next_page, simplifyVector = TRUE)
  seen <- page$value
  rows <- rows + NROW(seen)
  for (i in seq_len(NROW(seen))) {
    stopifnot(all(vapply(dimensions, function(d) seen[i, d] %in% meta[[paste0(d, "Codes")]]$Identifier, TRUE)))
    if (!is.na(seen$Value[i]))
      cat(seen$Measure[i], unlist(seen[i, dimensions]), format(seen$Value[i], scientific = FALSE, digits = 15),
          seen$ValueAttribute[i], sep = "|", fill = FALSE, "\n")
  }
  next_page <- page[["@odata.nextLink"]]
}
message(meta$Properties$Title, ": ", rows, " of ", meta$Properties$ObservationCount)
