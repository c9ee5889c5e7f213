"""Signing in with an account of the register."""

from django.contrib.auth import get_user_model
from django.contrib.auth.backends import BaseBackend


class AccountBackend(BaseBackend):
    """Checks name and password; what a user may do is asked of the user, not of a backend."""

    def authenticate(self, request, username=None, password=None):
        if username is None or password is None:
            return None
        users = get_user_model()
        user = users.objects.filter(username=username).first()
        if user is None:
            users().set_password(password)  # takes as long as a wrong password, so names cannot be guessed by time
            return None
        return user if user.check_password(password) and user.is_active else None

    def get_user(self, user_id):
        user = get_user_model().objects.filter(pk=user_id).first()
        return user if user and user.is_active else None
