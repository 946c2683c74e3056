# SPDX-License-Identifier: EUPL-1.2
# What scipy's cKDTree takes for the nearest site and the number within 12 km.
#
#   reach.py make FILE PLACES SITES     writes points: x and y as doubles
#   reach.py near FILE PLACES SITES     processor ms, pairs within, sum of nearest numbers
import sys
import time

import numpy

what, path, places, sites = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
if what == "make":
    numpy.random.RandomState(20180627).rand(places + sites, 2).__mul__(
        numpy.array([250e3, 300e3])).tofile(path)
    sys.exit()
from scipy.spatial import cKDTree

points = numpy.fromfile(path).reshape(-1, 2)
homes, schools = points[:places], points[places:]
start = time.process_time()
tree = cKDTree(schools)
_, nearest = tree.query(homes)
within = tree.query_ball_point(homes, 12000, return_length=True)
took = time.process_time() - start
print("%.3f %d %d" % (took * 1e3, within.sum(), nearest.sum()))
