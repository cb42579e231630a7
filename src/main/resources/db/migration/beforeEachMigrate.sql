-- A change of a table waits for those who use it, and all others wait behind it: then rather not, and once more later.
-- What is built without blocking waits for others, but nobody for it; it says "set lock_timeout = 0" itself.
set lock_timeout = '3s';
