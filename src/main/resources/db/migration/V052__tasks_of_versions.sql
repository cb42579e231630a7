-- ORD-13: a task that still waits follows its order to the next version.
grant update (order_version) on soa_tasks to ${app_role};
