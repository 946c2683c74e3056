# SPDX-License-Identifier: EUPL-1.2
# Reads a message of SDMX-ML with rsdmx.
#
#   Rscript sdmx.R data URL          value of each observation with one, and its key
#   Rscript sdmx.R codes URL         code list, code, parent
#   Rscript sdmx.R flows URL
suppressMessages(library(rsdmx))
words <- commandArgs(trailingOnly = TRUE)
message <- readSDMX(words[2], verbose = FALSE)
if (words[1] == "data") {
  seen <- as.data.frame(message)
  for (i in seq_len(nrow(seen)))
    if (!is.na(seen$obsValue[i]))
      cat(paste(seen$SEX[i], seen$obsTime[i], format(as.numeric(seen$obsValue[i]), scientific = FALSE, digits = 15), sep = "|"), "\n", sep = "")
} else if (words[1] == "codes") {
  lists <- slot(message, "codelists")
  for (list in slot(lists, "codelists"))
    for (code in slot(list, "Code"))
      cat(paste(slot(list, "id"), slot(code, "id"), sep = "|"), "\n", sep = "")
} else {
  cat(as.data.frame(message)$id, sep = "\n")
}
